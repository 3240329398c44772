-- Rows of a record that Dateline wrote when records had version 3; the texts are ours.
INSERT INTO report VALUES (1, 'r-8ac87f1ed2ee88fe', '25882f4a04bb3900a3d0d537d7f66ad45d68c83ce862b8883ffd02b4c51d3ee5', '25882f4a04bb3900a3d0d537d7f66ad45d68c83ce862b8883ffd02b4c51d3ee5', 'text', 'bridge.txt', '2019-03-12', '2019-03-13', 24, 'Bridge falls in Orsun

ORSUN (Orsun Wire) – A bridge fell into the Orsun river on Monday morning and nobody was hurt, the town said.

“We heard it go before anybody saw it, and then the whole street was full of dust,” Ana Vale, the head of the Orsun Council, told reporters.

Soldiers of Lissend killed five people in Kolvesh on 3 March 2019, Ana Vale said.
', 'efbfea3c7deb1250a5daec3e2be51f76');
INSERT INTO report VALUES (2, 'r-204e1e98267bcd17', '87478600d5fd27e032eb8dbc1c17cc567c14cdb9653d42d5b5e44e0bdab5eaa3', '87478600d5fd27e032eb8dbc1c17cc567c14cdb9653d42d5b5e44e0bdab5eaa3', 'text', 'post.txt', NULL, NULL, 11, 'Brücke stürzt ein

Eine Brücke ist am Montagmorgen in den Fluss gestürzt, und niemand wurde verletzt, wie die Stadt mitteilte. „Wir haben es gehört, bevor es jemand sah“, sagte die Bäckerin Ana Vale vor Journalisten.
', 'bf0fa19d5fda47f12914240768b3390b');
INSERT INTO source VALUES (1, 'bridge.txt', '25882f4a04bb3900a3d0d537d7f66ad45d68c83ce862b8883ffd02b4c51d3ee5');
INSERT INTO source VALUES (2, 'post.txt', '87478600d5fd27e032eb8dbc1c17cc567c14cdb9653d42d5b5e44e0bdab5eaa3');
INSERT INTO zone VALUES (1, 0, 'headline', 0, 21, 'd858d495e56b10cf2e59fc7d75038d11');
INSERT INTO zone VALUES (1, 1, 'dateline', 23, 43, '69a9ad3bbf535989eea0c50918f08518');
INSERT INTO zone VALUES (1, 2, 'body', 44, 357, 'fe2a8f399eb0a84d00f666b313b27256');
INSERT INTO zone VALUES (2, 0, 'headline', 0, 17, 'f29f7de2d154f882466d9426307f3a32');
INSERT INTO zone VALUES (2, 1, 'body', 19, 216, '38744e332277e91673a38643ea92df14');
INSERT INTO sentence VALUES (1, 0, 0, 21, 'headline', 0, '6f31379473de610d855f1a58a70c7bd0');
INSERT INTO sentence VALUES (1, 1, 23, 43, 'dateline', 1, '4c2fe81cbde471787cd5182eec85fcf4');
INSERT INTO sentence VALUES (1, 2, 44, 132, 'body', 2, '3ff73cd330d831d9b58e985e0c7fdb15');
INSERT INTO sentence VALUES (1, 3, 134, 274, 'body', 3, '3b4fb642cf271a312d91668159571b8e');
INSERT INTO sentence VALUES (1, 4, 276, 357, 'body', 4, '20998182ebcb9df79010d1fd12fd537b');
INSERT INTO sentence VALUES (2, 0, 0, 17, 'headline', 0, '540110a86625d78202c7564f59f435fd');
INSERT INTO sentence VALUES (2, 1, 19, 126, 'body', 1, '4cc056a6c7cf92fb8ff27231bf9ddb59');
INSERT INTO sentence VALUES (2, 2, 127, 216, 'body', 1, 'e795c62dbd5b089579e315172373d331');
INSERT INTO detail VALUES (1, 0, 'title', 'Bridge falls in Orsun', 'stated', '[[0,21]]', 'the headline', NULL, NULL, 'ef9a5bbe5d1e7491b17adb4d78516ea4');
INSERT INTO detail VALUES (1, 1, 'outlet', 'Orsun Post', 'given', '[]', 'given beside the report; the text has ''Orsun Wire'' (no outlet is named; the text is credited to Orsun Wire)', NULL, NULL, '11a2755fadb783a298b31c997335d316');
INSERT INTO detail VALUES (1, 2, 'agency', 'Orsun Wire', 'stated', '[[30,40]]', 'in the dateline: the text is credited to it', NULL, NULL, 'efce0068144bf99d07a88f8d77025728');
INSERT INTO detail VALUES (1, 3, 'place', 'Orsun', 'stated', '[[23,28]]', 'the dateline''s place: where the text was filed', NULL, NULL, 'a5e4c0670fddfa4c85a6c3fab840a7d3');
INSERT INTO detail VALUES (1, 4, 'byline', NULL, 'absent', '[]', 'no line begins with ''By'' (1 lines beside the text)', NULL, NULL, 'b688fdb40830b90522b91f1bbb52d52c');
INSERT INTO detail VALUES (1, 5, 'published', '2019-03-12', 'given', '[]', 'given: ''2019-03-12'' beside the report', '2019-03-12', '2019-03-13', '122052938fb0b6853f3a1f42c489a7f0');
INSERT INTO detail VALUES (1, 6, 'language', 'en', 'inferred', '[]', 'by its commonest words: 21 of 57 are small words of en', NULL, NULL, '2fde3ff6fb1d44d16abf13941e0374d8');
INSERT INTO detail VALUES (1, 7, 'url', NULL, 'absent', '[]', 'a plain text has no address of its own', NULL, NULL, 'ad79ee6a135c08ad2121fb1088bb3271');
INSERT INTO detail VALUES (2, 0, 'title', 'Brücke stürzt ein', 'stated', '[[0,17]]', 'the headline', NULL, NULL, '3b0c0a0639bc41d06e6d50414e943945');
INSERT INTO detail VALUES (2, 1, 'outlet', 'Vale Courier', 'given', '[]', 'given beside the report', NULL, NULL, '6b96295762d336a718b1325bb0ec0f0c');
INSERT INTO detail VALUES (2, 2, 'agency', NULL, 'absent', '[]', 'no dateline, credit line or byline names an agency', NULL, NULL, '3e5d0324897b7e620790da3c7b7e7da3');
INSERT INTO detail VALUES (2, 3, 'place', NULL, 'absent', '[]', 'no dateline names a place', NULL, NULL, 'ca730abdf4bfc45b3fcbac30b077145d');
INSERT INTO detail VALUES (2, 4, 'byline', NULL, 'absent', '[]', 'no line begins with ''By'' (1 lines beside the text)', NULL, NULL, 'b688fdb40830b90522b91f1bbb52d52c');
INSERT INTO detail VALUES (2, 5, 'published', NULL, 'absent', '[]', 'not found: no line says when it was published', NULL, NULL, '62bfe074fe8a40981f6c82dc212e1451');
INSERT INTO detail VALUES (2, 6, 'language', 'de', 'given', '[]', 'given beside the report; the text says the same', NULL, NULL, '1d4406ce9a211779e657eb28576a4269');
INSERT INTO detail VALUES (2, 7, 'url', NULL, 'absent', '[]', 'a plain text has no address of its own', NULL, NULL, 'ad79ee6a135c08ad2121fb1088bb3271');
INSERT INTO quote VALUES (1, 0, 'q-b52d888e8bc3353d', '[[118,126]]', '[[127,131]]', '[[44,116]]', 'indirect', 'said', 'town', '[]', NULL, 'body', 1, 0.96, 'words, then speaker and cue', 'the sentence ends with its speaker and “said”; the learned reader agrees (0.99); nobody is named: town is an actor of its own', 'a63eb60a6dab191b1481c8f96d05a998', '{"speaker_kind":"description","speakers":["town"],"affiliation":null,"occasion":[],"utterance":"q-b52d888e8bc3353d"}');
INSERT INTO quote VALUES (1, 1, 'q-a58e285de5577346', '[[218,257]]', '[[259,263]]', '[[134,217]]', 'direct', 'said', 'Ana Vale', '[]', NULL, 'body', 1, 0.98, 'quote, then speaker and cue', 'the quotation is followed by its speaker and “told”; the learned reader agrees (0.93)', '20c5cc91067379ad3135a3296220b24b', '{"speaker_kind":"name","speakers":["Ana Vale"],"affiliation":null,"occasion":[["to",264,273]],"utterance":"q-a58e285de5577346"}');
INSERT INTO quote VALUES (1, 2, 'q-0fcde935d013918e', '[[343,351]]', '[[352,356]]', '[[276,341]]', 'indirect', 'said', 'Ana Vale', '[]', NULL, 'body', 1, 0.93, 'words, then speaker and cue', 'the sentence ends with its speaker and “said”; the learned reader agrees (0.87)', '94cedf924272ac2e256ee07da2bb993a', '{"speaker_kind":"name","speakers":["Ana Vale"],"affiliation":null,"occasion":[],"utterance":"q-0fcde935d013918e"}');
INSERT INTO time_expression VALUES (1, 0, 't-3ed01fda35bfea9c', 82, 96, 'TIME', '2019-03-11TMO', '2019-03-11', '2019-03-12', 'publication date', 'weekday', '“Monday morning” is the Monday on or before publication on Tuesday 12 March 2019.', '[]', 'c575dcb1272fbd18229c9d438edff29c');
INSERT INTO time_expression VALUES (1, 1, 't-3f205429b03a520a', 329, 341, 'DATE', '2019-03-03', '2019-03-03', '2019-03-04', 'itself', 'day and month', '“3 March 2019” names the day itself, Sunday 3 March 2019.', '[]', 'd71f837bb5afca342bddb43504606316');
INSERT INTO setting VALUES ('copies', '{"clause": 12, "drop": 4, "edge": 30, "edit": 5, "frequent": 100, "gap": 20, "gram": 5, "loose": 20, "many": 32, "phrase": 15, "positions": 8, "reach": 6, "sentence": 10, "stock": 60, "window": 4}');
INSERT INTO setting VALUES ('shingles', '72a111adfd360156');
INSERT INTO recent VALUES (1, x'87cd005560f11381c5eec924e3788089e8ea6f8c5c6d1a8b911e86af60869a8e086ed0d581fbd6916bc4b16e35059e96416424de8b3439a52a778c90274867aa00667dfe847679aeb5bf32c51bef38af52b55153db5fd9b4ab137b9b5f2605b566a2a466557849b644dc0dc577b0c4be7466cc1a68c34bbff06941bb315beccdca90cbd08073d9d95170c796249a84dea9c2e7a1e447c6e1c4a11d2165b8bced9cedd010d8f9eef061fc487645b4c4f60f7b800b53d77912b9c7113f6f551917d379974b');
INSERT INTO recent VALUES (2, x'47b5fd703092799c090cb98a25e29e9dea5d814504c8ff9d2f9e70c430ec76a3e6e402673aaa8fb2fd531fb757796cb83cdc1ab1bca8ffc8abb9975fb7ad38dffdb8d3ea79114610d168bdbd9dcbce11de3185addec83c1423a8f16f');
