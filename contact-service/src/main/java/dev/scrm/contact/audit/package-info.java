/** Who saw what of contacts, and who changed it: a chain of records that nobody can change unseen. */
@NullMarked
package dev.scrm.contact.audit;

import org.jspecify.annotations.NullMarked;
