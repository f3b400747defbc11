package dev.scrm.contact.livecode;

import static java.util.Objects.requireNonNull;

/**
 * Which live code of which corp.
 *
 * @param state what WeCom gives back when somebody comes by the code
 */
public record LiveCodeId(String corpId, String state) {
    public LiveCodeId {
        requireNonNull(corpId, "corpId");
        requireNonNull(state, "state");
    }
}
