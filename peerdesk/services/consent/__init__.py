"""The consent ledger: what families and children agreed to, for each activity, survey and year.

state       how one question stands on a day, from its answers alone
rules       what each activity and survey needs
book        the answers of a school year, read once; who may take part
record      ask, answer, take back
uses        since when a child takes part without a yes
effects     what a no stops now, and stopping it
concerned   who has to be asked for what
missing     whose slip is missing, by homeroom
figures     numbers by activity, without names
slips       slips that went home and came back
blocks      why something may not go on, and how to get a yes
(the lines for the work list stand in `peerdesk.services.worklist.consents`)
words       the words of all that
"""
