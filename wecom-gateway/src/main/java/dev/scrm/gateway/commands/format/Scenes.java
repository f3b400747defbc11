package dev.scrm.gateway.commands.format;

import dev.scrm.gateway.commands.Reason;
import org.jspecify.annotations.Nullable;

/** Where a code is shown. */
final class Scenes {
    private Scenes() {}

    /** WeCom's number; a QR code when absent. */
    static int of(@Nullable String scene) {
        return switch (scene) {
            case "mini-program" -> 1;
            case "qr-code" -> 2;
            case null -> 2;
            default -> throw new WrongCommand(Reason.SCENE_UNKNOWN);
        };
    }
}
