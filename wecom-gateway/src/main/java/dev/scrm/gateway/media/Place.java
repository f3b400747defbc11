package dev.scrm.gateway.media;

import static java.util.Objects.requireNonNull;

import dev.scrm.gateway.corps.Robot;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where at WeCom a file can be used once it was uploaded: what is uploaded for one place is unknown in the others.
 *
 * @param robot whose group alone may see it; null for the whole corp
 */
public record Place(Use use, @Nullable Robot robot) {
    /** Messages of all apps of a corp, welcome messages and mass messages included. */
    public static final Place MESSAGES = new Place(Use.MESSAGE, null);

    /** What is published to customers as moments. */
    public static final Place MOMENTS = new Place(Use.MOMENT, null);

    /** What it is used in. */
    public enum Use {
        MESSAGE,
        MOMENT,
        ROBOT
    }

    public Place {
        requireNonNull(use, "use");
    }

    /** The messages of one robot. */
    public static Place of(Robot robot) {
        return new Place(Use.ROBOT, robot);
    }

    String api() {
        return switch (use) {
            case MESSAGE -> "media/upload";
            case MOMENT -> "media/upload_attachment";
            case ROBOT -> "webhook/upload_media";
        };
    }

    Map<String, String> query(MediaKind kind) {
        return use == Use.MOMENT
                ? Map.of("media_type", kind.word(), "attachment_type", "1")
                : Map.of("type", kind.word());
    }

    /** {@code corp:media:place}, under which an upload is known. */
    String key(MediaFile file) {
        var place = robot == null ? use.name().toLowerCase(java.util.Locale.ROOT) : "robot-" + robot.robotId();
        return file.corpId() + ":" + file.mediaId() + ":" + place;
    }
}
