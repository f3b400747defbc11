package dev.scrm.contact.imports.files;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.contact.imports.ImportRefused;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * In what encoding a text is: as the mark at its beginning says, else UTF-8 when all of it can be that, else GB18030, as Excel in
 * China writes CSV.
 */
record TextEncoding(Charset charset, int mark) {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int AT_ONCE = 1 << 16;

    static TextEncoding of(Path file) throws IOException {
        byte[] first;
        try (var in = Files.newInputStream(file)) {
            first = in.readNBytes(3);
        }
        if (startsWith(first, 0xEF, 0xBB, 0xBF)) {
            return checked(file, new TextEncoding(UTF_8, 3));
        }
        if (startsWith(first, 0xFF, 0xFE)) {
            return checked(file, new TextEncoding(UTF_16LE, 2));
        }
        if (startsWith(first, 0xFE, 0xFF)) {
            return checked(file, new TextEncoding(UTF_16BE, 2));
        }
        for (var charset : List.of(UTF_8, GB18030)) {
            var encoding = new TextEncoding(charset, 0);
            if (encoding.fits(file)) {
                return encoding;
            }
        }
        throw unreadable();
    }

    private static TextEncoding checked(Path file, TextEncoding encoding) throws IOException {
        if (!encoding.fits(file)) {
            throw unreadable();
        }
        return encoding;
    }

    private static ImportRefused unreadable() {
        return ImportRefused.unreadable("a text in UTF-8, UTF-16 or GB18030, or an XLSX,");
    }

    Reader open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), AT_ONCE);
        in.skipNBytes(mark);
        return new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /** Texts of tables have no NUL: a picture or a program is no text in any encoding. */
    private boolean fits(Path file) throws IOException {
        var buffer = new char[AT_ONCE];
        try (var reader = open(file)) {
            int count = reader.read(buffer);
            while (count >= 0) {
                for (int i = 0; i < count; i++) {
                    if (buffer[i] == 0) {
                        return false;
                    }
                }
                count = reader.read(buffer);
            }
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    private static boolean startsWith(byte[] bytes, int... wanted) {
        if (bytes.length < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if ((bytes[i] & 0xFF) != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
