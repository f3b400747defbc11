/** What nobody reads who has the database and no key: sealed texts, and ids that tell nothing of what they are derived from. */
@NullMarked
package dev.scrm.contact.sealing;

import org.jspecify.annotations.NullMarked;
