### /techniques: shelves, lists and cards.

techniques =
    <b>Techniques for you.</b> Where are you, or what would you like to move?

    What does not suit your answers is left out: /safety shows it.
techniques-none = There is no guided technique for you right now. Standing up and walking a little is welcome. /why and /safety tell more.
techniques-list = <b>{ $name }.</b> Tap one to see it.
techniques-list-empty = <b>{ $name }.</b> Nothing here for now.
technique-not-now = That one is not on offer for you right now. /techniques shows what is.
technique-line = { $name } · { $minutes } min
technique-card =
    <b>{ $name }</b>
    { $stop }

    { $about }
    { $position }{ $things ->
        [none] { "" }
       *[other] { " · " }{ $things }
    } · { $minutes } min · { $sides ->
        [both] { $times ->
            [one] once on each side
           *[other] { $times } times on each side
        }
       *[none] { $times ->
            [one] once
           *[other] { $times } times
        }
    }
    { $cautions }{ $care ->
        [yes]
            { "" }

            This one asks for care. I never offer it by myself.
       *[no] { "" }
    }
shelf-desk = At my desk
shelf-floor = On the floor
shelf-low-back = Lower back
shelf-mid-back = Mid back
shelf-upper-back = Upper back
shelf-shoulders = Shoulders
shelf-side = Sides
shelf-hips = Hips
shelf-favourites = ★ My favourites
shelf-hidden = Hidden by me
shelf-left-out = What we leave out
do-it-now = ▶ Do it now
favourite-on = ☆ Favourite
favourite-off = ★ No favourite any more
hidden-on = Do not offer
hidden-off = Offer again
position-seated = Sitting
position-standing = Standing
position-standing-or-seated = Standing or sitting
position-hands-and-knees = On hands and knees
position-lying = On your back
position-floor-seated = Sitting on the floor
thing-chair = a chair
thing-mat = a mat
thing-pillow = a pillow
thing-blanket = a folded blanket

## Why a chosen technique does not start

not-now-suspended = Techniques are paused for you. /safety shows why, and how that is lifted.
not-now-under-age = Techniques are for adults. Standing up and walking is for everyone.
not-now-pain = Your pain is high today, so no technique. Rest, or walk a little if that is easy.
not-now-profile = Your safety answers leave this one out. /safety shows them.
not-now-unknown = I keep no safety answers of yours, so I only offer the gentlest. /settings changes that.
not-now-resting = This one rests for you, as it hurt. /safety tells more.
not-now-twists = No turns for you for now, until a doctor or physiotherapist had a look. /safety tells more.
not-now-enough = Three techniques today: that is enough. A walk is always welcome.
not-now-just-done = You turned only a little while ago. Give your back two hours, or take one that does not turn.
