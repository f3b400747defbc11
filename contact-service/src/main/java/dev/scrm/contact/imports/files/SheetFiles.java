package dev.scrm.contact.imports.files;

import dev.scrm.contact.imports.ImportRefused;
import dev.scrm.contact.imports.Sheets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/** Tells by its first bytes what kind of file it is; names say little. */
@Component
class SheetFiles implements Sheets {
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLD_EXCEL = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    @Override
    public void read(Path file, Taker taker) {
        try {
            var first = firstBytes(file);
            if (Arrays.equals(first, OLD_EXCEL)) {
                throw ImportRefused.unreadable("a CSV or an XLSX, which old files of Excel can be saved as,");
            }
            if (Arrays.equals(first, ZIP)) {
                new XlsxFile(file).read(taker);
            } else {
                new CsvFile(file).read(taker);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] firstBytes(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(ZIP.length);
        }
    }
}
