package dev.scrm.analytics.figures;

/** What is timed, under the name the API gives it. Values are kept in milliseconds. */
public enum Timing {
    /** From the callback's acceptance by the gateway to WeCom's acceptance of the welcome message. */
    WELCOME_LATENCY("welcomeLatencyMillis", 1),
    /** On the ticket's clock, from the customer's message to the first response. */
    FIRST_RESPONSE("firstResponseSeconds", 1000);

    private final String label;
    private final int millisPerUnit;

    Timing(String label, int millisPerUnit) {
        this.label = label;
        this.millisPerUnit = millisPerUnit;
    }

    public String label() {
        return label;
    }

    /** The value in the unit that the label names. */
    public double inUnit(long millis) {
        return (double) millis / millisPerUnit;
    }
}
