package dev.scrm.contact.exports;

import java.time.Instant;
import java.util.Optional;

/** The rows of exports, page by page, and the files that are made of them, chunk by chunk. */
public interface ExportContents {
    /** Writes a page down; answers what somebody has written down under its number before, if somebody has. */
    ExportPage write(String corpId, String exportId, ExportPage page, Instant expiresAt);

    Optional<ExportPage> page(String corpId, String exportId, int number);

    /** Keeps a chunk of the file; the same once more changes nothing. */
    void keep(String corpId, String exportId, int number, byte[] chunk, Instant expiresAt);

    Optional<byte[]> chunk(String corpId, String exportId, int number);

    void forgetPages(String corpId, String exportId);

    /** Everything of an export. */
    void forget(String corpId, String exportId);
}
