/** The released contracts agree with each other: catalogue, schemas, samples, AsyncAPI. */
@NullMarked
package dev.scrm.contracts;

import org.jspecify.annotations.NullMarked;
