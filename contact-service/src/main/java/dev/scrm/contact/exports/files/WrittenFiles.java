package dev.scrm.contact.exports.files;

import dev.scrm.contact.exports.Cover;
import dev.scrm.contact.exports.ExportFormat;
import dev.scrm.contact.exports.TableFiles;
import java.io.IOException;
import java.io.OutputStream;
import org.springframework.stereotype.Component;

/** Writes files of either kind. */
@Component
class WrittenFiles implements TableFiles {
    @Override
    public Table open(ExportFormat format, Cover cover, OutputStream out) throws IOException {
        return switch (format) {
            case CSV -> new CsvTable(cover, out);
            case XLSX -> new XlsxTable(cover, out);
        };
    }
}
