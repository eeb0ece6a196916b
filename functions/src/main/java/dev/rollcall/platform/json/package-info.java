/** JSON as trees: read with clear complaints that never quote the content, written compactly. */
@NullMarked
package dev.rollcall.platform.json;

import org.jspecify.annotations.NullMarked;
