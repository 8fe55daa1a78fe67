/** Stage handover (Übergabe): description, maintenance, publication, invitations. */
@NullMarked
package de.vorhabenpfad.path.handover;

import org.jspecify.annotations.NullMarked;
