package dev.scrm.endtoend.outbound;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.scrm.endtoend.Api;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Files that the gateway keeps and brings to WeCom when a command needs one. An upload that is made twice does no harm; the
 * message that shows it must not be.
 */
record FaultsFiles(List<String> pictures, List<String> films) {
    private static final int PICTURES = 60;
    private static final int FILMS = 20;
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] MP4 = "\0\0\0\0ftyp".getBytes(US_ASCII);

    static FaultsFiles keep(Api gateway) {
        return new FaultsFiles(
                keep(gateway, PICTURES, "image", "picture.png", PNG), keep(gateway, FILMS, "video", "film.mp4", MP4));
    }

    /** Files that differ in one number. */
    private static List<String> keep(Api gateway, int count, String kind, String name, byte[] head) {
        return IntStream.range(0, count)
                .mapToObj(i -> ByteBuffer.allocate(1_000).put(head).putInt(i).array())
                .map(bytes -> gateway.upload("/api/v1/media?kind=" + kind, name, bytes)
                        .path("mediaId")
                        .asString())
                .toList();
    }
}
