/** Exports, their rows and their files in MongoDB. */
@NullMarked
package dev.scrm.contact.exports.mongo;

import org.jspecify.annotations.NullMarked;
