<?xml version='1.0' encoding='utf-8'?>
<TS version="2.1" language="en_US">
 <context>
  <name>AbsencePanel</name>
  <message numerus="yes">
   <source>%n students would be marked.</source>
   <translation>
    <numerusform>%n student would be marked.</numerusform>
    <numerusform>%n students would be marked.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n pairs cannot meet.</source>
   <translation>
    <numerusform>%n pair cannot meet.</numerusform>
    <numerusform>%n pairs cannot meet.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>AcknowledgementsPage</name>
  <message numerus="yes">
   <source>Recorded %n signed papers</source>
   <translation>
    <numerusform>Recorded %n signed paper</numerusform>
    <numerusform>Recorded %n signed papers</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n helpers have something to sign</source>
   <translation>
    <numerusform>%n helper have something to sign</numerusform>
    <numerusform>%n helpers have something to sign</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>ApartPage</name>
  <message numerus="yes">
   <source>%n rules in force</source>
   <translation>
    <numerusform>%n rule in force</numerusform>
    <numerusform>%n rules in force</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n broken now</source>
   <translation>
    <numerusform>%n broken now</numerusform>
    <numerusform>%n broken now</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n ending soon</source>
   <translation>
    <numerusform>%n ending soon</numerusform>
    <numerusform>%n ending soon</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>BackupBar</name>
  <message numerus="yes">
   <source>The backup on the USB stick is %n days old.</source>
   <translation>
    <numerusform>The backup on the USB stick is %n day old.</numerusform>
    <numerusform>The backup on the USB stick is %n days old.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>BallotView</name>
  <message numerus="yes">
   <source>%n ballots counted</source>
   <translation>
    <numerusform>%n ballot counted</numerusform>
    <numerusform>%n ballots counted</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>BenchLifePage</name>
  <message numerus="yes">
   <source>%n visits counted this week</source>
   <translation>
    <numerusform>%n visit counted this week</numerusform>
    <numerusform>%n visits counted this week</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n cells not saved</source>
   <translation>
    <numerusform>%n cell not saved</numerusform>
    <numerusform>%n cells not saved</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>BinPage</name>
  <message numerus="yes">
   <source>%n days left</source>
   <translation>
    <numerusform>%n day left</numerusform>
    <numerusform>%n days left</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>BuddiesPage</name>
  <message numerus="yes">
   <source>%n active</source>
   <translation>
    <numerusform>%n active</numerusform>
    <numerusform>%n active</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n resting</source>
   <translation>
    <numerusform>%n resting</numerusform>
    <numerusform>%n resting</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n ending</source>
   <translation>
    <numerusform>%n ending</numerusform>
    <numerusform>%n ending</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n waiting</source>
   <translation>
    <numerusform>%n waiting</numerusform>
    <numerusform>%n waiting</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n pairs are made.</source>
   <translation>
    <numerusform>%n pair is made.</numerusform>
    <numerusform>%n pairs are made.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>ChangesCard</name>
  <message numerus="yes">
   <source>and %n more</source>
   <translation>
    <numerusform>and %n more</numerusform>
    <numerusform>and %n more</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>CheckInList</name>
  <message numerus="yes">
   <source>Show %n earlier</source>
   <translation>
    <numerusform>Show %n earlier</numerusform>
    <numerusform>Show %n earlier</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>CheckStep</name>
  <message numerus="yes">
   <source>%n adults new or changed</source>
   <translation>
    <numerusform>%n adult new or changed</numerusform>
    <numerusform>%n adults new or changed</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n new students have the name and birth date of somebody else. Look at Same child? before you import.</source>
   <translation>
    <numerusform>%n new student has the name and birth date of somebody else. Look at Same child? before you import.</numerusform>
    <numerusform>%n new students have the name and birth date of somebody else. Look at Same child? before you import.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n students stay as they are</source>
   <translation>
    <numerusform>%n student stays as it is</numerusform>
    <numerusform>%n students stay as they are</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>ChooseView</name>
  <message numerus="yes">
   <source>%n chosen</source>
   <translation>
    <numerusform>%n chosen</numerusform>
    <numerusform>%n chosen</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>ConflictsPage</name>
  <message numerus="yes">
   <source>%n to decide</source>
   <translation>
    <numerusform>%n to decide</numerusform>
    <numerusform>%n to decide</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>ConsentsPage</name>
  <message numerus="yes">
   <source>%n slips missing</source>
   <translation>
    <numerusform>%n slip missing</numerusform>
    <numerusform>%n slips missing</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Still taking part after a no: %n students.</source>
   <translation>
    <numerusform>Still taking part after a no: %n student.</numerusform>
    <numerusform>Still taking part after a no: %n students.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>CoursePanel</name>
  <message numerus="yes">
   <source>Takes %n minutes.</source>
   <translation>
    <numerusform>Takes %n minute.</numerusform>
    <numerusform>Takes %n minutes.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Good for %n months.</source>
   <translation>
    <numerusform>Good for %n month.</numerusform>
    <numerusform>Good for %n months.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>At least %n days between.</source>
   <translation>
    <numerusform>At least %n day between.</numerusform>
    <numerusform>At least %n days between.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>DecisionCard</name>
  <message numerus="yes">
   <source>The same for all %n of this kind</source>
   <translation>
    <numerusform>The same for all %n of this kind</numerusform>
    <numerusform>The same for all %n of this kind</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>Deeds</name>
  <message numerus="yes">
   <source>Suggested helpers for %n students</source>
   <translation>
    <numerusform>Suggested helpers for %n student</numerusform>
    <numerusform>Suggested helpers for %n students</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Accepted %n pairs</source>
   <translation>
    <numerusform>Accepted %n pair</numerusform>
    <numerusform>Accepted %n pairs</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n students</source>
   <translation>
    <numerusform>%n student</numerusform>
    <numerusform>%n students</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>Detail</name>
  <message numerus="yes">
   <source>%n records wait for something that is not here yet.</source>
   <translation>
    <numerusform>%n record waits for something that is not here yet.</numerusform>
    <numerusform>%n records wait for something that is not here yet.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>DistrictView</name>
  <message numerus="yes">
   <source>%n replies are written and read back.</source>
   <translation>
    <numerusform>%n reply is written and read back.</numerusform>
    <numerusform>%n replies are written and read back.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>DraftView</name>
  <message numerus="yes">
   <source>%n students</source>
   <translation>
    <numerusform>%n student</numerusform>
    <numerusform>%n students</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>&amp;Accept %n pairs</source>
   <translation>
    <numerusform>&amp;Accept %n pair</numerusform>
    <numerusform>&amp;Accept %n pairs</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>DutyPage</name>
  <message numerus="yes">
   <source>Copied %n duties.</source>
   <translation>
    <numerusform>Copied %n duty.</numerusform>
    <numerusform>Copied %n duties.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>EndedView</name>
  <message numerus="yes">
   <source>%n pairs ended</source>
   <translation>
    <numerusform>%n pair ended</numerusform>
    <numerusform>%n pairs ended</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>, %n before their time</source>
   <translation>
    <numerusform>, %n before its time</numerusform>
    <numerusform>, %n before their time</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n weeks</source>
   <translation>
    <numerusform>%n week</numerusform>
    <numerusform>%n weeks</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>EventPanel</name>
  <message numerus="yes">
   <source>Came: %n</source>
   <translation>
    <numerusform>Came: %n</numerusform>
    <numerusform>Came: %n</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Did not come: %n</source>
   <translation>
    <numerusform>Did not come: %n</numerusform>
    <numerusform>Did not come: %n</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Expected: %n</source>
   <translation>
    <numerusform>Expected: %n</numerusform>
    <numerusform>Expected: %n</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>ExchangePage</name>
  <message numerus="yes">
   <source>Last sent {day}, %n days ago</source>
   <translation>
    <numerusform>Last sent {day}, %n day ago</numerusform>
    <numerusform>Last sent {day}, %n days ago</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>HistoryPage</name>
  <message numerus="yes">
   <source>%n entries</source>
   <translation>
    <numerusform>%n entry</numerusform>
    <numerusform>%n entries</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>InboxPage</name>
  <message numerus="yes">
   <source>%n bundles merged.</source>
   <translation>
    <numerusform>%n bundle merged.</numerusform>
    <numerusform>%n bundles merged.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n conflicts to decide, now or later.</source>
   <translation>
    <numerusform>%n conflict to decide, now or later.</numerusform>
    <numerusform>%n conflicts to decide, now or later.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n were not merged; the list says why.</source>
   <translation>
    <numerusform>%n was not merged; the list says why.</numerusform>
    <numerusform>%n were not merged; the list says why.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>&amp;Merge %n good</source>
   <translation>
    <numerusform>&amp;Merge %n good</numerusform>
    <numerusform>&amp;Merge %n good</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>MatchStep</name>
  <message numerus="yes">
   <source>{name} (%n students)</source>
   <translation>
    <numerusform>{name} (%n student)</numerusform>
    <numerusform>{name} (%n students)</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>MinutesPage</name>
  <message numerus="yes">
   <source>%n actions open</source>
   <translation>
    <numerusform>%n action open</numerusform>
    <numerusform>%n actions open</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>MondayPage</name>
  <message numerus="yes">
   <source>Entered a sheet: %n lines</source>
   <translation>
    <numerusform>Entered a sheet: %n line</numerusform>
    <numerusform>Entered a sheet: %n lines</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n worries were marked. Record a concern for each.</source>
   <translation>
    <numerusform>%n worry was marked. Record a concern for each.</numerusform>
    <numerusform>%n worries were marked. Record a concern for each.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>Overview</name>
  <message numerus="yes">
   <source>%n to train</source>
   <translation>
    <numerusform>%n to train</numerusform>
    <numerusform>%n to train</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n months</source>
   <translation>
    <numerusform>%n month</numerusform>
    <numerusform>%n months</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Planned, %n expected</source>
   <translation>
    <numerusform>Planned, %n expected</numerusform>
    <numerusform>Planned, %n expected</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>PairPanel</name>
  <message numerus="yes">
   <source> (%n missed before)</source>
   <translation>
    <numerusform> (%n missed before)</numerusform>
    <numerusform> (%n missed before)</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n sessions</source>
   <translation>
    <numerusform>%n session</numerusform>
    <numerusform>%n sessions</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>PairsView</name>
  <message numerus="yes">
   <source>%n pairs</source>
   <translation>
    <numerusform>%n pair</numerusform>
    <numerusform>%n pairs</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>, %n did not meet for two weeks</source>
   <translation>
    <numerusform>, %n did not meet for two weeks</numerusform>
    <numerusform>, %n did not meet for two weeks</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>, %n to ask about</source>
   <translation>
    <numerusform>, %n to ask about</numerusform>
    <numerusform>, %n to ask about</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>RecordPanel</name>
  <message numerus="yes">
   <source>Recorded a training of %n adults</source>
   <translation>
    <numerusform>Recorded a training of %n adult</numerusform>
    <numerusform>Recorded a training of %n adults</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>RecordView</name>
  <message numerus="yes">
   <source>%n ticked</source>
   <translation type="unfinished">
    <numerusform>%n ticked</numerusform>
    <numerusform>%n ticked</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Recorded training: {course}, %n people</source>
   <translation>
    <numerusform>Recorded training: {course}, %n person</numerusform>
    <numerusform>Recorded training: {course}, %n people</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n recorded.</source>
   <translation>
    <numerusform>%n recorded.</numerusform>
    <numerusform>%n recorded.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n not: {said}.</source>
   <translation>
    <numerusform>%n not: {said}.</numerusform>
    <numerusform>%n not: {said}.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>RolesSection</name>
  <message numerus="yes">
   <source>Not free at %n times</source>
   <translation>
    <numerusform>Not free at %n time</numerusform>
    <numerusform>Not free at %n times</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>RolloverPage</name>
  <message numerus="yes">
   <source>Promote %n students</source>
   <translation>
    <numerusform>Promote %n student</numerusform>
    <numerusform>Promote %n students</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>End %n pairs</source>
   <translation>
    <numerusform>End %n pair</numerusform>
    <numerusform>End %n pairs</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>RulesView</name>
  <message numerus="yes">
   <source>{activity}: %n helpers not ready yet</source>
   <translation>
    <numerusform>{activity}: %n helper not ready yet</numerusform>
    <numerusform>{activity}: %n helpers not ready yet</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>RunChoice</name>
  <message numerus="yes">
   <source>%n not back</source>
   <translation type="unfinished">
    <numerusform>%n not back</numerusform>
    <numerusform>%n not back</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{when}: %n sheets, {back}</source>
   <translation type="unfinished">
    <numerusform>{when}: %n sheet, {back}</numerusform>
    <numerusform>{when}: %n sheets, {back}</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>SameChildPage</name>
  <message numerus="yes">
   <source>%n pairs of records</source>
   <translation>
    <numerusform>%n pair of records</numerusform>
    <numerusform>%n pairs of records</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>SchoolsPage</name>
  <message numerus="yes">
   <source>%n bundles wait for you.</source>
   <translation>
    <numerusform>%n bundle waits for you.</numerusform>
    <numerusform>%n bundles wait for you.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>SelectionPage</name>
  <message numerus="yes">
   <source>%n put on the list</source>
   <translation>
    <numerusform>%n put on the list</numerusform>
    <numerusform>%n put on the list</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>SessionsPage</name>
  <message numerus="yes">
   <source>%n sessions</source>
   <translation>
    <numerusform>%n session</numerusform>
    <numerusform>%n sessions</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>SheetMessage</name>
  <message numerus="yes">
   <source>%n sheets are not back.</source>
   <translation type="unfinished">
    <numerusform>%n sheet is not back.</numerusform>
    <numerusform>%n sheets are not back.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>SlipsPanel</name>
  <message numerus="yes">
   <source>%n slips entered today</source>
   <translation>
    <numerusform>%n slip entered today</numerusform>
    <numerusform>%n slips entered today</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>TallyView</name>
  <message numerus="yes">
   <source>%n ballots</source>
   <translation>
    <numerusform>%n ballot</numerusform>
    <numerusform>%n ballots</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n names nobody could read</source>
   <translation>
    <numerusform>%n name nobody could read</numerusform>
    <numerusform>%n names nobody could read</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Saved %n cells of the week.</source>
   <translation>
    <numerusform>Saved %n cell of the week.</numerusform>
    <numerusform>Saved %n cells of the week.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n helpers did not come.</source>
   <translation>
    <numerusform>%n helper did not come.</numerusform>
    <numerusform>%n helpers did not come.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>TeamPage</name>
  <message numerus="yes">
   <source>%n members in office</source>
   <translation>
    <numerusform>%n member in office</numerusform>
    <numerusform>%n members in office</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>TermView</name>
  <message numerus="yes">
   <source>%n duties to add.</source>
   <translation>
    <numerusform>%n duty to add.</numerusform>
    <numerusform>%n duties to add.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n duties to take away.</source>
   <translation>
    <numerusform>%n duty to take away.</numerusform>
    <numerusform>%n duties to take away.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Added %n duties.</source>
   <translation>
    <numerusform>Added %n duty.</numerusform>
    <numerusform>Added %n duties.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n taken away.</source>
   <translation>
    <numerusform>%n taken away.</numerusform>
    <numerusform>%n taken away.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n stand-ins noted.</source>
   <translation>
    <numerusform>%n stand-in noted.</numerusform>
    <numerusform>%n stand-ins noted.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>ThanksPanel</name>
  <message numerus="yes">
   <source>Thanked %n students</source>
   <translation>
    <numerusform>Thanked %n student</numerusform>
    <numerusform>Thanked %n students</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>TickList</name>
  <message numerus="yes">
   <source>%n ticked</source>
   <translation>
    <numerusform>%n ticked</numerusform>
    <numerusform>%n ticked</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>ToDoCard</name>
  <message numerus="yes">
   <source>%n places lack a helper. Auto-fill shares them fairly.</source>
   <translation>
    <numerusform>%n place lacks a helper. Auto-fill shares them fairly.</numerusform>
    <numerusform>%n places lack a helper. Auto-fill shares them fairly.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n more of this week</source>
   <translation>
    <numerusform>%n more of this week</numerusform>
    <numerusform>%n more of this week</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>TodayCards</name>
  <message numerus="yes">
   <source>%n missing</source>
   <translation type="unfinished">
    <numerusform>%n missing</numerusform>
    <numerusform>%n missing</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n sessions logged</source>
   <translation type="unfinished">
    <numerusform>%n session logged</numerusform>
    <numerusform>%n sessions logged</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>See the other %n pairs</source>
   <translation type="unfinished">
    <numerusform>See the other %n pair</numerusform>
    <numerusform>See the other %n pairs</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>TrainingPage</name>
  <message numerus="yes">
   <source>%n should come to a course</source>
   <translation>
    <numerusform>%n should come to a course</numerusform>
    <numerusform>%n should come to a course</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n run out soon</source>
   <translation>
    <numerusform>%n runs out soon</numerusform>
    <numerusform>%n run out soon</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n days: who came?</source>
   <translation>
    <numerusform>%n day: who came?</numerusform>
    <numerusform>%n days: who came?</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n people are trained.</source>
   <translation>
    <numerusform>%n person is trained.</numerusform>
    <numerusform>%n people are trained.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>TroubleBar</name>
  <message numerus="yes">
   <source>%n coming duties of absent helpers.</source>
   <translation>
    <numerusform>%n coming duty of absent helpers.</numerusform>
    <numerusform>%n coming duties of absent helpers.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n coming duties of helpers who left.</source>
   <translation>
    <numerusform>%n coming duty of helpers who left.</numerusform>
    <numerusform>%n coming duties of helpers who left.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n coming duties when the helper is not free.</source>
   <translation>
    <numerusform>%n coming duty when the helper is not free.</numerusform>
    <numerusform>%n coming duties when the helper is not free.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n helpers without a duty yet.</source>
   <translation>
    <numerusform>%n helper without a duty yet.</numerusform>
    <numerusform>%n helpers without a duty yet.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>WaitingView</name>
  <message numerus="yes">
   <source>%n students wait</source>
   <translation>
    <numerusform>%n student waits</numerusform>
    <numerusform>%n students wait</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n helpers fit</source>
   <translation>
    <numerusform>%n helper fits</numerusform>
    <numerusform>%n helpers fit</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>WhoPicker</name>
  <message numerus="yes">
   <source>%n students</source>
   <translation type="unfinished">
    <numerusform>%n student</numerusform>
    <numerusform>%n students</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>WorkCard</name>
  <message numerus="yes">
   <source>%n more</source>
   <translation>
    <numerusform>%n more</numerusform>
    <numerusform>%n more</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>And %n more.</source>
   <translation>
    <numerusform>And %n more.</numerusform>
    <numerusform>And %n more.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n put off</source>
   <translation>
    <numerusform>%n put off</numerusform>
    <numerusform>%n put off</numerusform>
   </translation>
  </message>
 </context>
</TS>