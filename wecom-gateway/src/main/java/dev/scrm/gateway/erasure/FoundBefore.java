package dev.scrm.gateway.erasure;

/** What was found for an erasure, as numbers: whoever begins again after a crash finds less, and answers what there was. */
public interface FoundBefore {
    /** Writes down what was found unless that was done before; answers what is written down. */
    Found keepFirst(String corpId, String erasureId, String contactId, Found found);
}
