/** What was decided on dead letters. */
@NullMarked
package dev.scrm.gateway.deadletters.mongo;

import org.jspecify.annotations.NullMarked;
