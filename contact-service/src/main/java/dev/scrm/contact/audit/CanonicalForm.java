package dev.scrm.contact.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.contact.audit.AuditRecord.Reason;
import dev.scrm.contact.audit.AuditRecord.References;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record as bytes, of which no two different records have the same: netstrings ({@code 5:hello,}) in a fixed order, {@code -} for
 * what is absent, a list as the netstring of those of its items. Anybody can make them anew from what the trail shows.
 */
final class CanonicalForm {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);

    private CanonicalForm() {}

    /** SHA-256 of a record at its place in the chain, in hex. */
    static String hash(long sequence, String previousHash, AuditRecord record) {
        return HexFormat.of().formatHex(sha256().digest(of(sequence, previousHash, record)));
    }

    static byte[] of(long sequence, String previousHash, AuditRecord record) {
        var form = new CanonicalForm();
        var actor = record.actor();
        var subject = record.subject();
        var references = Optional.ofNullable(record.references());
        var reason = Optional.ofNullable(record.reason());
        form.text(record.corpId());
        form.text(Long.toString(sequence));
        form.text(previousHash);
        form.text(record.id());
        form.text(Long.toString(record.at().toEpochMilli()));
        form.text(record.kind().word());
        form.text(record.operation());
        form.text(record.step().word());
        form.text(actor.name());
        form.list(actor.roles());
        form.text(actor.dataScope());
        form.list(subject.contactIds());
        form.list(subject.filters().entrySet().stream()
                .map(filter -> filter.getKey() + "=" + filter.getValue())
                .toList());
        form.text(Integer.toString(subject.count()));
        form.list(subject.unmasked());
        form.text(record.request());
        form.text(references.map(References::before).orElse(null));
        form.text(references.map(References::after).orElse(null));
        form.text(reason.map(Reason::purpose).orElse(null));
        form.text(reason.map(Reason::because).orElse(null));
        return form.bytes.toByteArray();
    }

    private void text(@Nullable String text) {
        if (text == null) {
            bytes.write('-');
        } else {
            netstring(text.getBytes(UTF_8));
        }
    }

    private void list(List<String> items) {
        var inner = new CanonicalForm();
        items.forEach(inner::text);
        netstring(inner.bytes.toByteArray());
    }

    private void netstring(byte[] content) {
        bytes.writeBytes((content.length + ":").getBytes(UTF_8));
        bytes.writeBytes(content);
        bytes.write(',');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected every JDK to have SHA-256", e);
        }
    }
}
