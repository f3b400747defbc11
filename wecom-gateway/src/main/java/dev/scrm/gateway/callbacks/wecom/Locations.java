package dev.scrm.gateway.callbacks.wecom;

/** Where a staff member is, which is for those who have the key of message bodies and nobody else. */
final class Locations {
    private Locations() {}

    /** A place that was chosen on the map: in WeCom's X is the latitude. */
    static JsonText of(Fields place) {
        return new JsonText()
                .field("latitude", place.decimal("Location_X"))
                .field("longitude", place.decimal("Location_Y"))
                .field("scale", place.integer("Scale"))
                .field("label", place.text("Label"))
                .field("pointOfInterest", place.text("Poiname"));
    }

    /** A place that the phone reported. */
    static JsonText reported(Fields fields) {
        return new JsonText()
                .field("latitude", fields.decimal("Latitude"))
                .field("longitude", fields.decimal("Longitude"))
                .field("precision", fields.decimal("Precision"))
                .field("appType", fields.text("AppType"));
    }
}
