/** The customer as the company knows them: a profile, the staff relations, tags and where they came from. */
@NullMarked
package dev.scrm.contact.contact;

import org.jspecify.annotations.NullMarked;
