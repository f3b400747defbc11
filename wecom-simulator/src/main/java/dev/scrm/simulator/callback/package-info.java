/** Callbacks: events of the platform written as XML, encrypted, signed and posted to the apps, with retries. */
@NullMarked
package dev.scrm.simulator.callback;

import org.jspecify.annotations.NullMarked;
