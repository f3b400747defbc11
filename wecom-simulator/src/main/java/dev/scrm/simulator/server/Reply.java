package dev.scrm.simulator.server;

import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** What an API answers: nearly always JSON. */
sealed interface Reply {
    /** A JSON answer with an errcode. */
    record Json(ObjectNode body) implements Reply {}

    /** The bytes of a file. */
    record Content(int httpStatus, byte[] bytes, Map<String, String> headers) implements Reply {}
}
