package dev.rollcall.adapter.csvsource;

import dev.rollcall.application.port.Cursors;

import java.util.Optional;

/** Cursors that somebody else has always moved just before. */
final class LosingCursors implements Cursors {
    @Override
    public Optional<String> find(String name) {
        return Optional.empty();
    }

    @Override
    public boolean move(String name, Optional<String> from, String to) {
        return false;
    }
}
