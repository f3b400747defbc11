package dev.scrm.analytics.figures;

/** What is counted, under the name the API gives it. */
public enum Count {
    CONTACTS_ADDED("contactsAdded"),
    WELCOMES_SENT("welcomesSent"),
    WELCOMES_EXPIRED("welcomesExpired"),
    WELCOMES_FAILED("welcomesFailed"),
    TICKETS_OPENED("ticketsOpened"),
    RED_ALERTS("redAlerts"),
    FIRST_RESPONSES("firstResponses"),
    /** First responses that came after their deadline. */
    FIRST_RESPONSES_BREACHED("firstResponsesBreached"),
    /** Deadlines that passed without a first response, whether or not one came later. */
    FIRST_RESPONSES_OVERDUE("firstResponsesOverdue");

    private final String label;

    Count(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
