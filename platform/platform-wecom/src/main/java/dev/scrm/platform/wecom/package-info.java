/** The callback protocol of WeCom: signature, encryption, envelope and a hardened reader of the messages. Plain Java. */
@NullMarked
package dev.scrm.platform.wecom;

import org.jspecify.annotations.NullMarked;
