/** Reads the files that people have: CSV in the encodings of spreadsheets, and XLSX. */
@NullMarked
package dev.scrm.contact.imports.files;

import org.jspecify.annotations.NullMarked;
