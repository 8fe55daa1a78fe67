package de.vorhabenpfad.platform;

/**
 * One initiative of the demonstration: what it is about and how far it came.
 *
 * @param daysAgo when it was proposed
 */
record Tale(String title, String idea, String topic, int daysAgo, Reach reach) {

    /** How far it came; the names are those of the step that is open, or of what became of it. */
    enum Reach {
        SCREENING, REVISION, DEFERRED, ASSESSMENT, ADMISSION, ACCEPTANCE, PLANNING, ITERATION, OVERTIME, REVIEW, PILOT_PLAN, CLEARANCE, PILOT_RUN,
        EVALUATION, PANEL, DOCUMENTATION, MAINTENANCE, PUBLICATION, INVITATION, GO_LIVE, DEFECTS, IN_USE, REJECTED, REFERRED, FORWARDED,
        WITHDRAWN, STOPPED, LAPSED;

        boolean isAtLeast(Reach other) {
            return compareTo(other) >= 0;
        }

        /** Whether it left the path before a workshop took it. */
        boolean isEarlyEnd() {
            return isAtLeast(REJECTED) && this != STOPPED;
        }
    }
}
