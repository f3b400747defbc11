package dev.scrm.gateway.wecom.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.gateway.wecom.FileUpload;
import java.nio.ByteBuffer;

/** The form that WeCom takes files in: one part, named media, with the file's name and length. */
final class Multipart {
    /** Nothing that a file begins a line with; a file that does all the same is not cut, its length is told. */
    private static final String BOUNDARY = "----scrm-7f3b1d0c9a5e4286b1f0";

    static final String CONTENT_TYPE = "multipart/form-data; boundary=" + BOUNDARY;

    private Multipart() {}

    static byte[] of(FileUpload upload) {
        var head = """
                --%s\r
                Content-Disposition: form-data; name="media"; filename="%s"; filelength=%d\r
                Content-Type: application/octet-stream\r
                \r
                """.formatted(BOUNDARY, upload.fileName(), upload.content().length)
                .getBytes(UTF_8);
        var end = "\r\n--%s--\r\n".formatted(BOUNDARY).getBytes(UTF_8);
        return ByteBuffer.allocate(head.length + upload.content().length + end.length)
                .put(head)
                .put(upload.content())
                .put(end)
                .array();
    }
}
