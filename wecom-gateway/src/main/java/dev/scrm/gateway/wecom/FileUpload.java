package dev.scrm.gateway.wecom;

import static java.util.Objects.requireNonNull;

import dev.scrm.gateway.corps.Robot;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file that is posted to WeCom.
 *
 * @param api its path below {@code /cgi-bin/}
 * @param query further parameters of the address
 * @param fileName as receivers see it; without quotation marks and control characters
 * @param robot whose group it is for; null for the corp
 */
public record FileUpload(
        String api,
        Map<String, String> query,
        String fileName,
        byte[] content,
        @Nullable Robot robot) {
    public FileUpload {
        requireNonNull(api, "api");
        requireNonNull(fileName, "fileName");
        requireNonNull(content, "content");
        query = Map.copyOf(query);
    }

    /** Without what it carries. */
    @Override
    public String toString() {
        return "FileUpload[" + api + "]";
    }
}
