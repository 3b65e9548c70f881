"""What is worth asking 疑问: nothing differs, but the document leaves something unexplained.

A question is asked or not; it is never counted as a difference, nor as something that holds.
"""

from budgets.rules.questions import indicators, spending

QUESTIONS = (*spending.QUESTIONS, *indicators.QUESTIONS)
