package dev.scrm.simulator.world;

/** What WeCom answers when it will not: an errcode with the text it goes by. */
public final class WecomError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final String text;

    public WecomError(int code, String message) {
        super(message, null, false, false);
        this.code = code;
        this.text = message;
    }

    public int code() {
        return code;
    }

    public String text() {
        return text;
    }
}
