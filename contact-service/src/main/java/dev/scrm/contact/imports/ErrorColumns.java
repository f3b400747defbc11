package dev.scrm.contact.imports;

import java.util.List;

/** The columns that a file of errors has before those of the file it is about; nobody takes them for something of a contact. */
final class ErrorColumns {
    static final List<String> NAMES = List.of("导入行号", "导入错误列", "导入错误代码", "导入错误说明");

    private ErrorColumns() {}
}
