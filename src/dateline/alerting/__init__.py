"""Alerts: saved questions asked of what is new, and what they find sent to whom it is for, once."""

from dateline.alerting.plan import Plan, Question, Receiver, read_plan
from dateline.alerting.rounds import Alerter
from dateline.alerting.view import View

__all__ = ["Alerter", "Plan", "Question", "Receiver", "View", "read_plan"]
