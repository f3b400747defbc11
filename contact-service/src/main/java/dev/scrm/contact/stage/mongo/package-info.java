/** Stages in MongoDB. */
@NullMarked
package dev.scrm.contact.stage.mongo;

import org.jspecify.annotations.NullMarked;
