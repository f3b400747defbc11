/** Lists of keywords in MongoDB. */
@NullMarked
package dev.scrm.contact.keyword.mongo;

import org.jspecify.annotations.NullMarked;
