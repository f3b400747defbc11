package dev.scrm.contact.erasure;

import dev.scrm.platform.events.Slug;
import java.util.Arrays;

/** Why a person is erased: the grounds that the law knows (PIPL article 47, GDPR article 17). */
public enum ErasureReason {
    /** What the data were for is reached, or cannot be, or needs them no more. */
    PURPOSE_FULFILLED,
    /** The service has ended, or the time for which they may be kept. */
    RETENTION_OVER,
    /** The person took back the consent. */
    CONSENT_WITHDRAWN,
    /** They should not have been kept. */
    UNLAWFUL,
    /** Something else, which the evidence says. */
    OTHER;

    /** By its name on the wire; refused when there is none. */
    static ErasureReason of(String word) {
        return Arrays.stream(values())
                .filter(reason -> reason.word().equals(word))
                .findFirst()
                .orElseThrow(() -> ErasureRefused.invalid(
                        "reason",
                        "one of "
                                + Arrays.stream(values())
                                        .map(ErasureReason::word)
                                        .toList()));
    }

    /** Its name on the wire. */
    public String word() {
        return Slug.of(this);
    }
}
