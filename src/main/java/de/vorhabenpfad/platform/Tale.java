package de.vorhabenpfad.platform;

/**
 * One initiative of the demonstration: what it is about and how far it came.
 *
 * @param daysAgo when it was proposed
 */
record Tale(String title, String idea, String topic, int daysAgo, Reach reach) {

    /** How far it came; the names are those of the step that is open, or of what became of it. */
    enum Reach {
        SCREENING(0), REVISION(0), DEFERRED(0), ASSESSMENT(9), ADMISSION(11), ACCEPTANCE(14), PLANNING(18), ITERATION(37), OVERTIME(0), REVIEW(47),
        PILOT_PLAN(50), CLEARANCE(57), PILOT_RUN(57), EVALUATION(79), PANEL(83), DOCUMENTATION(91), MAINTENANCE(100), PUBLICATION(104),
        INVITATION(112), GO_LIVE(112), DEFECTS(137), IN_USE(0), REJECTED(0), REFERRED(0), FORWARDED(0), WITHDRAWN(0), STOPPED(0), LAPSED(0);

        private final int usualDays;

        Reach(int usualDays) {
            this.usualDays = usualDays;
        }

        /** Days the way there takes when nobody dawdles; 0 where the tale keeps its own time. */
        int usualDays() {
            return usualDays;
        }

        boolean isAtLeast(Reach other) {
            return compareTo(other) >= 0;
        }

        /** Whether it left the path before a workshop took it. */
        boolean isEarlyEnd() {
            return isAtLeast(REJECTED) && this != STOPPED;
        }
    }
}
