/** Exports are worked on and forgotten as time passes. */
@NullMarked
package dev.scrm.contact.exports.schedule;

import org.jspecify.annotations.NullMarked;
