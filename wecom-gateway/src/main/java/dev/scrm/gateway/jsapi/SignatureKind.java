package dev.scrm.gateway.jsapi;

import java.util.Arrays;

/** What a page wants to call. */
public enum SignatureKind {
    /** wx.config, as the corp. */
    CONFIG("config"),
    /** wx.agentConfig, as the app. */
    AGENT_CONFIG("agent-config");

    private final String word;

    SignatureKind(String word) {
        this.word = word;
    }

    /** As requests call it. */
    public static SignatureKind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word.equals(word))
                .findFirst()
                .orElseThrow(SignatureRefused::unknownKind);
    }
}
