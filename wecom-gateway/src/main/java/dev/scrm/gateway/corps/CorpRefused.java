package dev.scrm.gateway.corps;

import dev.scrm.platform.events.Refusal;
import java.util.Map;

/** Why a corp or an app is not shown or changed. No message repeats a value. */
public final class CorpRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    private CorpRefused(String code, Kind kind, String message, Map<String, ?> details) {
        super(code, kind, message, details);
    }

    public static CorpRefused unknownCorp() {
        return new CorpRefused(
                "corp-unknown", Kind.NOT_FOUND, "Expected a corp you may see but there is none", Map.of());
    }

    public static CorpRefused unknownApp() {
        return new CorpRefused(
                "app-unknown", Kind.NOT_FOUND, "Expected an app of this corp but there is none such", Map.of());
    }

    public static CorpRefused unknownRobot() {
        return new CorpRefused(
                "robot-unknown", Kind.NOT_FOUND, "Expected a robot of this corp but there is none such", Map.of());
    }

    public static CorpRefused unknownSmartRobot() {
        return new CorpRefused(
                "smart-robot-unknown",
                Kind.NOT_FOUND,
                "Expected an intelligent robot of this corp but there is none such",
                Map.of());
    }

    /** @param wanted what would be right, without the value that is not */
    static CorpRefused invalid(String field, String wanted) {
        return new CorpRefused(
                "corp-invalid",
                Kind.INVALID,
                "Expected %s to be %s but it is not".formatted(field, wanted),
                Map.of("field", field));
    }

    static CorpRefused credentialMissing(String field) {
        return new CorpRefused(
                "credential-missing",
                Kind.INVALID,
                "Expected %s, because no readable one is kept, but it is absent".formatted(field),
                Map.of("field", field));
    }

    static CorpRefused versionMismatch(long version) {
        return new CorpRefused(
                "version-mismatch",
                Kind.CONFLICT,
                "Expected If-Match to name the corp's version but somebody changed it; read it again",
                Map.of("version", version));
    }

    static CorpRefused rotationsUnderWay(int most) {
        return new CorpRefused(
                "rotations-under-way",
                Kind.CONFLICT,
                "Expected at most %d former credentials of a kind to be good at once; retire them first"
                        .formatted(most),
                Map.of("maximum", most));
    }

    static CorpRefused inSettings() {
        return new CorpRefused(
                "corp-in-settings",
                Kind.CONFLICT,
                "Expected a corp that is kept in the store but the settings (gateway.corps) name it: adopt it to change it"
                        + " here, take it out of the settings to remove it",
                Map.of());
    }

    static CorpRefused corpEnabled() {
        return new CorpRefused(
                "corp-enabled", Kind.CONFLICT, "Expected a corp that is disabled but it is enabled", Map.of());
    }

    static CorpRefused appEnabled() {
        return new CorpRefused(
                "app-enabled", Kind.CONFLICT, "Expected an app that is disabled but it is enabled", Map.of());
    }

    static CorpRefused lastApp() {
        return new CorpRefused(
                "last-app",
                Kind.CONFLICT,
                "Expected an enabled corp to keep an app but this is its last; disable the corp first",
                Map.of());
    }

    static CorpRefused tooMany(String what, int most) {
        return new CorpRefused(
                "too-many-" + what,
                Kind.CONFLICT,
                "Expected at most %d %s".formatted(most, what),
                Map.of("maximum", most));
    }

    static CorpRefused contended() {
        return new CorpRefused(
                "corp-contended",
                Kind.BUSY,
                "Expected to save the corp but others changed it again and again",
                Map.of());
    }

    public static CorpRefused operatorNeeded() {
        return new CorpRefused(
                "operator-needed",
                Kind.FORBIDDEN,
                "Expected an admin of a corp that runs this deployment (scrm.security.operator-corps), who alone makes and"
                        + " removes corps",
                Map.of());
    }
}
