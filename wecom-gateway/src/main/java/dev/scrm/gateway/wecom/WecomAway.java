package dev.scrm.gateway.wecom;

/** WeCom as a whole does not answer: what was wanted of it waits until it does. */
public final class WecomAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WecomAway(String message) {
        super(message);
    }
}
