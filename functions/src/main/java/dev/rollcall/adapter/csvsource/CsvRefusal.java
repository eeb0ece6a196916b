package dev.rollcall.adapter.csvsource;

import dev.rollcall.application.port.PortFailure;

/** Says that what lies there is not taken, and why: a human must see to it. */
final class CsvRefusal {
    private CsvRefusal() {}

    static PortFailure.NeedsHuman manifest(String code) {
        return new PortFailure.NeedsHuman("The source's manifest.json", code);
    }

    static PortFailure.NeedsHuman of(CsvKind kind, String code) {
        return of(kind, "", code);
    }

    /**
     * @param where without anything that the file says
     */
    static PortFailure.NeedsHuman of(CsvKind kind, String where, String code) {
        return new PortFailure.NeedsHuman("The source's file of " + kind.key() + where, code);
    }
}
