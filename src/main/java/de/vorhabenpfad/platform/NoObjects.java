package de.vorhabenpfad.platform;

import de.vorhabenpfad.path.Guarded;
import org.camunda.bpm.engine.runtime.DeserializationTypeValidator;

/** No class may be named for the engine to make an object of: answers are texts, numbers and lists. */
final class NoObjects implements DeserializationTypeValidator {

    @Override
    public boolean validate(String className) {
        throw Guarded.refusal("Objekte eines Programms werden weder angenommen noch gelesen. (" + className + ")");
    }
}
