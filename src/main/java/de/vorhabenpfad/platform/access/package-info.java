/** Who may come in and who may knock where: logins, sessions, the table of routes, what every answer carries. */
@NullMarked
package de.vorhabenpfad.platform.access;

import org.jspecify.annotations.NullMarked;
