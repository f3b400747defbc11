/** Tables as CSV and XLSX, written row by row. */
@NullMarked
package dev.scrm.contact.exports.files;

import org.jspecify.annotations.NullMarked;
