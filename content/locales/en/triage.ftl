### When to get help: the cards, the advice for each tier, and what is asked afterwards.
### The meaning of every question is that of the tier table; change one only with rules_version.

## The emergency card: one screen, the same for everyone; E11 stands below it for who is pregnant

triage-emergency-card =
    <b>Do any of these apply, new or worse in the last 2 weeks?</b>

    • { triage-E1-question }
    • { triage-E2-question }
    • { triage-E3-question }
    • { triage-E4-question }
    • { triage-E5-question }
    • { triage-E6-question }
    • { triage-E7-question }
    • { triage-E8-question }
    • { triage-E9-question }
    • { triage-E10-question }
triage-emergency-none = None of these
triage-emergency-yes = Yes, at least one
triage-emergency-unsure = Not sure

triage-E1-question = Numbness, tingling or an odd feeling around your genitals, back passage, buttocks or inner thighs, for example wiping feels different
triage-E2-question = Trouble starting to pee, cannot pee, cannot feel when you need to, or leaking, and that is not normal for you
triage-E3-question = Cannot control your poo, or cannot feel when you need to go, and that is not normal for you
triage-E4-question = Pain, tingling, weakness or numbness in <b>both</b> legs
triage-E5-question = A leg or foot that has suddenly become weak, drags, or is getting weaker
triage-E6-question = A new change in sex: loss of feeling, or cannot get or keep an erection
triage-E7-question = Chest pain with the back pain, or pain that is sudden and tearing, or with fainting, sweating or a throbbing tummy
triage-E8-question = It started after a serious accident, such as a car crash or a fall from height, or even a small fall if you have weak bones, take steroids or are older
triage-E9-question = Fever or feeling very unwell, <b>and</b> new weakness, numbness or trouble walking
triage-E10-question = Face drooping, slurred speech, double vision, sudden severe headache, or one-sided weakness
triage-E11-question = Pregnant: bleeding, waters gone or leaking, regular tightenings, a bad headache with flashing lights, or the baby moves less

triage-E1-label = Numb around genitals or buttocks
triage-E2-label = Trouble with peeing
triage-E3-label = Cannot control or feel poo
triage-E4-label = Both legs
triage-E5-label = A weak or dragging leg or foot
triage-E6-label = A change in sex
triage-E7-label = Chest pain, tearing pain or fainting
triage-E8-label = After an accident or a fall
triage-E9-label = Fever with weakness or numbness
triage-E10-label = Face, speech, sight or sudden headache
triage-E11-label = Pregnant: bleeding, waters, tightenings

triage-E-reason = You told us: at least one line of the emergency list may apply.
triage-E1-reason = You told us: a new numb, tingling or odd feeling between your legs or around your buttocks.
triage-E2-reason = You told us: new trouble with peeing.
triage-E3-reason = You told us: new trouble with controlling or feeling your poo.
triage-E4-reason = You told us: pain, tingling, weakness or numbness in both legs.
triage-E5-reason = You told us: a leg or foot that is weak, drags or is getting weaker.
triage-E6-reason = You told us: at least one line of the emergency list may apply.
triage-E7-reason = You told us: chest pain, tearing pain, fainting, sweating or a throbbing tummy with it.
triage-E8-reason = You told us: it started after an accident or a fall.
triage-E9-reason = You told us: fever or feeling very unwell, with new weakness, numbness or trouble walking.
triage-E10-reason = You told us: something new with your face, speech, sight or head, or weakness on one side.
triage-E11-reason = You told us: something in the pregnancy that a maternity unit wants to hear of at once.

## The urgent card

triage-urgent-card =
    <b>Does any of these apply?</b> Tick what does.

    • { triage-U1-question }
    • { triage-U2-question }
    • { triage-U3-question }
    • { triage-U4-question }
    • { triage-U5-question }
    • { triage-U6-question }
    • { triage-U7-question }
    • { triage-U8-question }
    • { triage-U9-question }
    • { triage-U10-question }
    • { triage-U13-question }

triage-U1-question = High temperature, chills, or feeling generally unwell with the back pain
triage-U2-question = Losing weight without trying
triage-U3-question = A lump, swelling, or a change in the shape of your back
triage-U4-question = Pain that no position or rest eases
triage-U5-question = Pain that wakes you and keeps you awake: no position helps, or two or more nights in the last seven
triage-U6-question = Worse when you cough, sneeze or poo
triage-U7-question = Pain mainly high up, between the shoulder blades, that is new or always there
triage-U8-question = New numbness or tingling down <b>one</b> leg or arm
triage-U9-question = New back pain <b>and</b>: past cancer, long-term steroids, a weak immune system, injected drugs, or a recent serious infection
triage-U10-question = Unsteady walking, clumsy hands, or pain like a tight band round your body
triage-U13-question = Numbness or tingling after a technique that is still there after 30 minutes

triage-U1-label = { $given } Temperature, chills or unwell
triage-U2-label = { $given } Losing weight without trying
triage-U3-label = { $given } A lump, swelling or new shape
triage-U4-label = { $given } Nothing eases it
triage-U5-label = { $given } Kept awake at night
triage-U6-label = { $given } Worse on cough, sneeze or poo
triage-U7-label = { $given } Between the shoulder blades
triage-U8-label = { $given } One leg or arm numb or tingling
triage-U9-label = { $given } Cancer, steroids, immunity, drugs
triage-U10-label = { $given } Unsteady, clumsy or a tight band
triage-U13-label = { $given } Numb 30 minutes after a move

triage-U-reason = You told us: at least one line of the second list may apply.
triage-U1-reason = You told us: a high temperature, chills or feeling unwell with the back pain. Please be seen within 24 hours.
triage-U2-reason = You told us: losing weight without trying.
triage-U3-reason = You told us: a lump, a swelling or a change in the shape of your back.
triage-U4-reason = You told us: pain that no position or rest eases.
triage-U5-reason = You told us: pain that wakes you and keeps you awake.
triage-U6-reason = You told us: it is worse when you cough, sneeze or poo.
triage-U7-reason = You told us: pain high up, between the shoulder blades.
triage-U8-reason = You told us: new numbness or tingling down one leg or arm.
triage-U9-reason = You told us: new back pain, and something in your past that makes a doctor want to hear of it early.
triage-U10-reason = You told us: unsteady walking, clumsy hands, or pain like a tight band.
triage-U11-reason = You told us: very strong pain.
triage-U12-reason = You told us: pain well above what is usual for you, at two check-ins.
triage-U13-reason = You told us: numbness or tingling that stayed after a technique.

## Very strong pain: the description that public guidance gives

triage-severe = Is the pain always there and so bad that it is hard to think, talk or sleep, or very hard to move, get out of bed, go to the bathroom, wash or dress?

## The routine card

triage-routine-card =
    <b>And one of these?</b>

    • { triage-R1-question }
    • { triage-R5-question }
    • { triage-R6-question }

triage-R1-question = Pain for more than 6 weeks
triage-R5-question = Clicking or grinding that is getting worse
triage-R6-question = One night woken by pain, and a change of position settled it

triage-R1-label = { $given } More than 6 weeks
triage-R5-label = { $given } Clicking that is getting worse
triage-R6-label = { $given } Woken once, settled by moving

triage-R1-reason = You told us: pain for more than 6 weeks.
triage-R1a-reason = You told us: pain that is no better after 2 weeks. In many places you can book a physiotherapist yourself.
triage-R1b-reason = You told us: pain for more than 12 weeks. /export makes a copy of your notes for the appointment.
triage-R2-reason = You told us: pain stops you from doing things.
triage-R3-reason = You told us: three days in a row above what is usual for you.
triage-R4-reason = You told us: worse after a technique, more than once or for a whole day.
triage-R5-reason = You told us: clicking or grinding that is getting worse.
triage-R6-reason = You told us: a night woken by pain.
triage-R7-reason = You told us: a first back pain, at an age at which it is worth mentioning.
triage-R8-reason = You told us: long morning stiffness that eases with moving.
triage-R9-reason = You told us: three flare-ups or more in three months.
triage-R10-reason = You told us: back pain, and that you are pregnant. A midwife is a good person to ask.

## The stop card

triage-stop-card = <b>Stop, and rest in an easy position.</b> What is it?

triage-X1-question = Sudden strong pain
triage-X2-question = Sharp, in one spot, or shooting
triage-X3-question = Numb or tingling, or cannot feel a leg
triage-X4-question = Dizzy, sick, or seeing double
triage-X5-question = Just uncomfortable, or too hard
triage-X6-question = Clicking that is getting worse

triage-X1-label = Sudden strong pain
triage-X2-label = Sharp, in one spot, or shooting
triage-X3-label = Numb or tingling, cannot feel a leg
triage-X4-label = Dizzy, sick, or seeing double
triage-X5-label = Just uncomfortable, or too hard
triage-X6-label = Clicking that is getting worse

triage-X1-reason = You told us: sudden strong pain.
triage-X2-reason = You told us: sharp pain, in one spot, or shooting.
triage-X3-reason = You told us: numbness or tingling.
triage-X4-reason = You told us: dizzy, sick, or seeing double. Sit or lie down until it has passed.
triage-X5-reason = You told us: uncomfortable, or too hard.
triage-X6-reason = You told us: clicking that is getting worse.
triage-X7-reason = You told us: more pain after than before.

## Where it hurts

triage-site-neck = { $given } Neck
triage-site-upper-back = { $given } Between shoulder blades
triage-site-mid-back = { $given } Mid back
triage-site-low-left = { $given } Lower back, left
triage-site-low-centre = { $given } Lower back, centre
triage-site-low-right = { $given } Lower back, right
triage-site-hip-left = { $given } Left buttock or hip
triage-site-hip-right = { $given } Right buttock or hip
triage-site-leg-left = { $given } Left leg
triage-site-leg-right = { $given } Right leg
triage-site-leg-both = { $given } Both legs
triage-site-elsewhere = { $given } Somewhere else
triage-site-none = { $given } No pain today

## The advice. A number never stands without its country.

# Where the country is not known; the picker stands below it.
-triage-numbers = <b>112</b> in Europe and many other places, <b>911</b> in the USA and Canada, <b>999</b> in the UK, <b>000</b> in Australia
# Below the number, for who is pregnant.
triage-maternity =
    { $country ->
        [none] <b>If it is about the pregnancy, call your maternity unit or the ambulance now.</b>
       *[other] <b>If it is about the pregnancy, call your maternity unit or { $ambulance } now ({ $country }).</b>
    } With heavy bleeding, or pain that does not come and go, call the ambulance. Say how many weeks pregnant you are.
triage-call =
    { $country ->
        [none] <b>Call the ambulance number of your country now:</b> { -triage-numbers }.
       *[other] <b>Call { $ambulance } now ({ $country }, ambulance).</b>
    }{ $also ->
        [none] { "" }
       *[other] { " " }Also ({ $country }): { $also }.
    }{ $pregnant ->
        [yes] { "" }

            { triage-maternity }
       *[no] { "" }
    }
triage-advice-emergency =
    { triage-call }

    Or let someone bring you to the nearest emergency department. Do not drive yourself.

    There, say: “I have back pain, and …”, then the line of the list that applies. Tell them when it began.

    It can be a sign of something that needs a doctor now. Please do not wait to see whether it passes. Everything here is paused meanwhile.
triage-advice-emergency-unsure =
    <b>If you are not sure, get advice by phone now.</b>

    { triage-call }

    Say: “I have back pain, and I am not sure about …”, then the line of the list. They will tell you what to do next. Do not drive yourself.

    It can be a sign of something that needs a doctor now. Asking is never wrong. Everything here is paused meanwhile.

triage-line =
    { $advice_line ->
        [none] Call your doctor, or the nearest out-of-hours service.
       *[other] Call your doctor or the advice line ({ $country }): <b>{ $advice_line }</b>.
    }
triage-worse =
    { $country ->
        [none] If it gets worse fast, or a line of the emergency list begins, call the ambulance: { -triage-numbers }.
       *[other] If it gets worse fast, or a line of the emergency list begins, call the ambulance ({ $country }): <b>{ $ambulance }</b>.
    }
triage-advice-urgent =
    <b>Speak to a doctor or nurse line today.</b> { triage-line }

    { $reasons }

    This can be a sign of something that needs a doctor. It need not be, and we cannot tell.

    Guided techniques are paused. Standing up and walking a little is welcome, as far as it is comfortable.

    { triage-worse }
triage-advice-routine =
    <b>Worth booking: a doctor or physiotherapist, in the next days or weeks.</b>

    { $reasons }

    Techniques go on at the gentlest level, without twists. /export makes a copy of your notes to take along.
triage-advice-stop =
    <b>Stop, and rest in an easy position.</b>

    { $reasons }

    We leave this technique out for now; /safety tells you about it. We will ask how you are in 10 minutes.

## The same card for everyone, below an emergency (the operator's static mode)

triage-advice-static =
    <b>When to see someone</b>

    Speak to a doctor or nurse line today about: a high temperature, losing weight without trying, a lump or a change of shape, pain that nothing eases or that keeps you awake, pain between the shoulder blades, numbness or tingling, unsteady walking, or very strong pain. { triage-line }

    Book a doctor or physiotherapist for pain that is no better after 2 weeks, keeps coming back, or stops you from doing things.

    Guided techniques are paused meanwhile. Standing up and walking a little is welcome, as far as it is comfortable.

    { triage-worse }

## When every answer was No

triage-all-no = Nothing on this list today. That is not a medical check. If you are worried, contact a health professional.

## Afterwards. $last is "yes" on the last message there will be.

triage-alone = This was the last message about it. This bot does not watch over you: no one reads your answers. Guided techniques stay paused until you lift that with /safety.
triage-follow-up-emergency =
    { $last ->
        [yes] Have you got help? If not, please call for it now.

            { triage-alone }
       *[no] Have you got help? If not, please call for it now: it is still worth it.
    }
triage-follow-up-urgent =
    { $last ->
        [yes] Have you spoken to a doctor or nurse line?

            { triage-alone }
       *[no] Have you spoken to a doctor or nurse line? If it is worse, or something new began, please call today.
    }
triage-follow-up-routine =
    { $last ->
        [yes] Have you booked a doctor or physiotherapist? This is the last time we ask.
       *[no] Have you booked a doctor or physiotherapist? Your notes are ready under /export.
    }
triage-follow-up-stop =
    { $last ->
        [yes] Is what { $technique ->
            [none] the technique
           *[other] “{ $technique }”
        } set off gone by now? If it is still there, it is worth a look by a doctor or physiotherapist.
       *[no] How is it now, after { $technique ->
            [none] the technique
           *[other] “{ $technique }”
        }? Stay in a position that is easy.
    }

## Lifting it again

triage-clear-professional = Please confirm: <b>“A health professional has checked this and said gentle exercise is OK.”</b> We then ask both lists once more.
triage-clear-settled = Has it been gone for 3 full days? We then ask both lists once more, and today’s score.
triage-clear-mistake = A slip of the finger? Then both lists once more, from the start. If every answer is No, this is lifted.
