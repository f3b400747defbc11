/** Imports in MongoDB: a document each, and one for each block of rows. */
@NullMarked
package dev.scrm.contact.imports.mongo;

import org.jspecify.annotations.NullMarked;
