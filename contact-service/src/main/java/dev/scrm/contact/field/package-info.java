/** The fields that a corp keeps of its contacts beside what every corp has: what they are called, what fits, who is believed. */
@NullMarked
package dev.scrm.contact.field;

import org.jspecify.annotations.NullMarked;
