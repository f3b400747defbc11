package dev.scrm.platform.wecom;

/** XML that is not well-formed, or that asks for more than messages of WeCom ever need; without a stack trace. */
public final class XmlRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    XmlRefused(String message) {
        super(message, null, false, false);
    }
}
