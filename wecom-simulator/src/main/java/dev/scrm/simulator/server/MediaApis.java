package dev.scrm.simulator.server;

import dev.scrm.simulator.world.MediaStore;
import dev.scrm.simulator.world.MediaStore.Media;
import dev.scrm.simulator.world.WecomError;
import dev.scrm.simulator.world.World;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** media: files that messages name. Whether a file is of its type goes by its name, not by its bytes. */
final class MediaApis {
    private static final Map<String, List<String>> EXTENSIONS =
            Map.of("image", List.of("jpg", "jpeg", "png"), "voice", List.of("amr"), "video", List.of("mp4"));
    private static final int SMALLEST = 6;
    private static final int MEBIBYTE = 1024 * 1024;
    /** The bytes that are asked for, of which the last may be left out. */
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,9})-(\\d{0,9})");

    private final World world;

    MediaApis(World world) {
        this.world = world;
    }

    List<Api> all() {
        return List.of(
                Api.upload("media/upload", this::upload),
                Api.upload("media/upload_attachment", this::uploadAttachment).ofCustomerContact(),
                Api.upload("media/uploadimg", this::uploadPicture),
                Api.download("media/get", this::get));
    }

    /** Refuses a file that is not of its type, or too small or too big for it. */
    static void check(Upload file, String type) {
        if (file.content().length == 0) {
            throw new WecomError(44001, "empty media data");
        }
        if (!EXTENSIONS.getOrDefault(type, List.of(file.extension())).contains(file.extension())) {
            throw new WecomError(40004, "invalid media type");
        }
        if (file.content().length < SMALLEST) {
            throw new WecomError(40006, "invalid media size");
        }
        switch (type) {
            case "image" -> checkSize(file, 10, 40009);
            case "voice" -> checkSize(file, 2, 45001);
            case "video" -> checkSize(file, 10, 40011);
            default -> checkSize(file, 20, 45001);
        }
    }

    private static void checkSize(Upload file, int mebibytes, int errcode) {
        if (file.content().length > mebibytes * MEBIBYTE) {
            throw new WecomError(errcode, "media size out of limit");
        }
    }

    private ObjectNode upload(ApiCall call) {
        var type = type(call.parameter("type"), List.of("image", "voice", "video", "file"));
        var media = add(call, type, MediaStore.MESSAGES);
        return describe(media).put("created_at", "" + media.createdAt().getEpochSecond());
    }

    /** WeCom answers the time as a number here. */
    private ObjectNode uploadAttachment(ApiCall call) {
        var type = type(call.parameter("media_type"), List.of("image", "video", "file"));
        var purpose = call.parameter("attachment_type");
        if (!purpose.equals("1") && !purpose.equals("2")) {
            throw ApiCall.invalid("attachment_type");
        }
        var media = add(call, type, "attachment-" + purpose);
        return describe(media).put("created_at", media.createdAt().getEpochSecond());
    }

    /** Pictures by URL do not expire; nobody fetches them here. */
    private ObjectNode uploadPicture(ApiCall call) {
        check(call.file(), "image");
        return Api.ok().put("url", "https://simulator.invalid/picture/" + world.code("", 32));
    }

    private Reply get(ApiCall call) {
        var media = world.media
                .find(call.parameter("media_id", 41006), MediaStore.MESSAGES)
                .orElseThrow(() -> new WecomError(40007, "invalid media_id"));
        var bytes = world.media.content(media);
        var name = URLEncoder.encode(media.fileName(), StandardCharsets.UTF_8);
        var headers = Map.of(
                "Content-Type",
                "application/octet-stream",
                "Content-Disposition",
                "attachment; filename=\"%s\"".formatted(name));
        return call.range().isEmpty() ? new Reply.Content(200, bytes, headers) : part(bytes, call.range(), headers);
    }

    /** Parts are asked for in multiples of 16 bytes, but for the last one. */
    private static Reply part(byte[] bytes, String range, Map<String, String> headers) {
        var asked = RANGE.matcher(range);
        if (!asked.matches()) {
            throw new WecomError(40146, "invalid range");
        }
        int from = Integer.parseInt(asked.group(1));
        int to = asked.group(2).isEmpty() ? bytes.length : Integer.parseInt(asked.group(2)) + 1;
        boolean last = to >= bytes.length;
        if (from % 16 != 0 || (!last && to % 16 != 0) || from >= Math.min(to, bytes.length)) {
            throw new WecomError(40146, "range is not of multiples of 16");
        }
        int end = Math.min(to, bytes.length);
        var all = new HashMap<>(headers);
        all.put("Content-Range", "bytes %d-%d/%d".formatted(from, end - 1, bytes.length));
        return new Reply.Content(206, Arrays.copyOfRange(bytes, from, end), all);
    }

    private Media add(ApiCall call, String type, String scope) {
        check(call.file(), type);
        return world.media.add(type, call.file().fileName(), call.file().content(), scope);
    }

    private static ObjectNode describe(Media media) {
        return Api.ok().put("type", media.type()).put("media_id", media.mediaId());
    }

    private static String type(String type, List<String> allowed) {
        if (!allowed.contains(type)) {
            throw new WecomError(40005, "invalid file type");
        }
        return type;
    }
}
