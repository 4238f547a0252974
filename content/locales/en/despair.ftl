### What is said to who writes of dying or of harming themselves: always the same, and nothing is asked.
### A number never stands without its country. No word here judges, and none promises what a bot cannot do.

despair =
    <b>I’m really glad you said that.</b> You don’t have to carry this alone.

    { $country ->
        [none] <b>If you might hurt yourself, call the ambulance of your country now:</b> { -triage-numbers }.
       *[other] <b>If you might hurt yourself, call { $ambulance } now ({ $country }, ambulance).</b>
    }

    { $country ->
        [none] Someone to talk to:
       *[other] Someone to talk to ({ $country }):
    }
    { $lines }

    Or tell someone near you. “I’m not okay, please stay with me” is enough.

    I’m only a program, and no one reads along here. If I got you wrong, just carry on.
despair-line =
    { $hours ->
        [always] • { $name }: <b>{ $number }</b>, at any hour
        [unknown] • { $name }: <b>{ $number }</b>
       *[other] • { $name }: <b>{ $number }</b>, daily { $hours }
    }
despair-finder = • Helplines in any country: findahelpline.com
